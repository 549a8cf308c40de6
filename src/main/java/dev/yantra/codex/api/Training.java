package dev.yantra.codex.api;

import dev.yantra.codex.generate.GenerationCalibrator;
import dev.yantra.codex.train.TrainReport;

/**
 * The result of a training.
 *
 * @param student the training of the student
 * @param generation how far its generations can be trusted, by held-out methods
 */
public record Training(TrainReport student, GenerationCalibrator.Report generation) {}
