/**
 * Pre-trained sentence encoders that lie in a directory of the user's: tokenizers, the network
 * through ONNX Runtime, and a cache of its vectors. Optional: without one nothing here is loaded.
 */
@NullMarked
package dev.yantra.codex.encoder;

import org.jspecify.annotations.NullMarked;
