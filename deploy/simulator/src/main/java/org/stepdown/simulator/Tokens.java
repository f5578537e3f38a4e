package org.stepdown.simulator;

import java.util.function.Supplier;

/**
 * Bearer tokens for those who were given none, asked for with each request since tokens end; empty for none.
 *
 * @param publisher of the hospitals
 * @param staff of who looks what became of it
 */
public record Tokens(Supplier<String> publisher, Supplier<String> staff) {

    public static final Tokens NONE = new Tokens(() -> "", () -> "");
}
