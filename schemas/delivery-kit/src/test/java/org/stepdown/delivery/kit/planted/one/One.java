package org.stepdown.delivery.kit.planted.one;

import org.stepdown.delivery.kit.planted.two.Two;

public record One(Two two) {}
