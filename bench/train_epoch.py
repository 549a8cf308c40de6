"""Times the same three layers in PyTorch Geometric: for each relation a SAGEConv with the mean aggregator.

Usage: train_epoch.py DIRECTORY EPOCHS THREADS; DIRECTORY is what TrainEpoch.java exported. Each form in which
PyTorch Geometric takes a graph is timed: edge lists (gather and scatter) and sparse matrices in compressed rows.
"""

import statistics
import sys
import time

import numpy
import torch
from torch_geometric.nn import SAGEConv

directory, epochs, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
torch.set_num_threads(threads)
nodes, edges, relations, *widths = map(int, open(f"{directory}/sizes.txt").read().split())
lists = []
for relation in range(relations):
    pairs = numpy.fromfile(f"{directory}/edges-{relation}.bin", dtype="<i4").astype("int64")
    lists.append(torch.from_numpy(pairs.reshape(-1, 2).T.copy()))


def compressed(edge_index):
    """Row i has the neighbours that node i averages; a neighbour met twice counts twice."""
    indices = edge_index.flip(0)
    ones = torch.ones(indices.shape[1])
    return torch.sparse_coo_tensor(indices, ones, (nodes, nodes)).coalesce().to_sparse_csr()


class Layer(torch.nn.Module):
    """W_self x + sum over relations of W_g mean_g; the root weight only once, as in Codex."""

    def __init__(self, before, after):
        super().__init__()
        self.convolutions = torch.nn.ModuleList(
            SAGEConv(before, after, aggr="mean", root_weight=r == 0, bias=r == 0)
            for r in range(relations)
        )

    def forward(self, x, adjacency):
        return sum(c(x, a) for c, a in zip(self.convolutions, adjacency))


def timed(adjacency, fused):
    torch.manual_seed(1)
    layers = torch.nn.ModuleList(Layer(a, b) for a, b in zip(widths, widths[1:]))
    optimiser = torch.optim.Adam(layers.parameters(), lr=1e-3, fused=fused)
    x = torch.randn(nodes, widths[0])
    seconds, processor = [], []
    for epoch in range(epochs + 2):
        start, started = time.perf_counter(), time.process_time()
        optimiser.zero_grad()
        h = x
        for i, layer in enumerate(layers):
            h = layer(h, adjacency)
            if i < len(layers) - 1:
                h = h.relu()
        h.square().mean().backward()
        optimiser.step()
        if epoch > 1:
            seconds.append(time.perf_counter() - start)
            processor.append(time.process_time() - started)
    return statistics.median(seconds), statistics.mean(processor)


for name, adjacency in (("edge lists", lists), ("sparse rows", [compressed(e) for e in lists])):
    try:
        print("pyg    %-28s %.3f s, %.3f processor seconds" % (name, *timed(adjacency, True)))
    except (RuntimeError, NotImplementedError, TypeError) as e:
        print(f"pyg    {name}: {str(e).splitlines()[0]}")
