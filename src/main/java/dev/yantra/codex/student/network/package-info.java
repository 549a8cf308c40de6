/**
 * The GraphSAGE network as it is served: features of nodes, text encoders, the layers and the
 * stored activations.
 */
@NullMarked
package dev.yantra.codex.student.network;

import org.jspecify.annotations.NullMarked;
