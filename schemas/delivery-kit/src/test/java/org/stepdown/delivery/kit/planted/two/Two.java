package org.stepdown.delivery.kit.planted.two;

import java.util.List;
import org.stepdown.delivery.kit.planted.one.One;

public record Two(List<One> ones) {}
