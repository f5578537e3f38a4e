package org.stepdown.delivery.kit.planted.unmarked;

final class Unmarked {}
