"""Times the same three layers in PyTorch Geometric: for each relation a SAGEConv with the mean aggregator.

Usage: train_epoch.py DIRECTORY EPOCHS THREADS; DIRECTORY is what TrainEpoch.java exported.
"""

import statistics
import sys
import time

import numpy
import torch
from torch_geometric.nn import SAGEConv

directory, epochs, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
torch.set_num_threads(threads)
torch.manual_seed(1)
nodes, edges, relations, *widths = map(int, open(f"{directory}/sizes.txt").read().split())
adjacency = []
for relation in range(relations):
    pairs = numpy.fromfile(f"{directory}/edges-{relation}.bin", dtype="<i4").astype("int64")
    adjacency.append(torch.from_numpy(pairs.reshape(-1, 2).T.copy()))


class Layer(torch.nn.Module):
    """W_self x + sum over relations of W_g mean_g; the root weight only once, as in Codex."""

    def __init__(self, before, after):
        super().__init__()
        self.convolutions = torch.nn.ModuleList(
            SAGEConv(before, after, aggr="mean", root_weight=r == 0, bias=r == 0)
            for r in range(relations)
        )

    def forward(self, x):
        return sum(c(x, e) for c, e in zip(self.convolutions, adjacency))


layers = torch.nn.ModuleList(Layer(a, b) for a, b in zip(widths, widths[1:]))
optimiser = torch.optim.Adam(layers.parameters(), lr=1e-3)
x = torch.randn(nodes, widths[0])
seconds, processor = [], []
for epoch in range(epochs + 1):
    start, started = time.perf_counter(), time.process_time()
    optimiser.zero_grad()
    h = x
    for i, layer in enumerate(layers):
        h = layer(h)
        if i < len(layers) - 1:
            h = h.relu()
    h.square().mean().backward()
    optimiser.step()
    if epoch:
        seconds.append(time.perf_counter() - start)
        processor.append(time.process_time() - started)
print(
    f"pyg    an epoch, median: {statistics.median(seconds):.3f} s,"
    f" {statistics.median(processor):.3f} processor seconds"
)
