package dev.yantra.codex.train;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of a training run.
 *
 * @param model name of the checkpoint, such as {@code models/3}
 * @param preset size of the student
 * @param sampled true if steps looked at samples of neighbours, not at the whole graph
 * @param seed of everything random in training
 * @param examples training examples of the corpus
 * @param methods training methods that the repository itself taught
 * @param epochs epochs run in each stage, by its label
 * @param bestEpoch number of the epoch whose weights were kept, from 1
 * @param firstLoss mean training loss of the first epoch
 * @param lastLoss mean training loss of the last epoch
 * @param validation loss of each head on the validation side at the best epoch
 * @param temperature T of the distillation losses
 * @param millis time to the written checkpoint
 */
public record TrainReport(
    String model,
    String preset,
    boolean sampled,
    long seed,
    int examples,
    int methods,
    SortedMap<String, Integer> epochs,
    int bestEpoch,
    double firstLoss,
    double lastLoss,
    SortedMap<String, Double> validation,
    double temperature,
    long millis) {
  public TrainReport {
    epochs = Collections.unmodifiableSortedMap(new TreeMap<>(epochs));
    validation = Collections.unmodifiableSortedMap(new TreeMap<>(validation));
  }
}
