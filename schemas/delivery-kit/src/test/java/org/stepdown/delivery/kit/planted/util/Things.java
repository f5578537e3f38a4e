package org.stepdown.delivery.kit.planted.util;

final class Things {}
