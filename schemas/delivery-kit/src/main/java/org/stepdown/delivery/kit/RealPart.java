package org.stepdown.delivery.kit;

/** The real things that a test can ask for. */
public enum RealPart {
    BROKER,
    REGISTRY,
    DATABASE
}
