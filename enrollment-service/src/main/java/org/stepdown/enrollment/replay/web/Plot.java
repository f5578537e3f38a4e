package org.stepdown.enrollment.replay.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.stepdown.enrollment.replay.Side;

/**
 * Two lines over the weeks, worked out as points of a picture; the numbers stand in the table beside it.
 *
 * @param was points of the line as it was
 * @param planned points of the line with the plan
 * @param marks numbers at the height that they stand for
 * @param days dates at the place that they stand for
 */
record Plot(String was, String planned, List<Mark> marks, List<Mark> days) {

    static final int WIDTH = 720;
    static final int HEIGHT = 240;
    private static final int LEFT = 56;
    private static final int RIGHT = 16;
    private static final int TOP = 14;
    private static final int BOTTOM = 34;
    private static final int STEPS = 4;

    /** A number or a date beside the picture. */
    record Mark(double at, String text) {}

    static Plot of(List<Side.Week> was, List<Side.Week> planned, ToIntFunction<Side.Week> value) {
        int weeks = Math.min(was.size(), planned.size());
        int most = 1;
        for (int week = 0; week < weeks; week++) {
            most = Math.max(most, Math.max(value.applyAsInt(was.get(week)), value.applyAsInt(planned.get(week))));
        }
        int step = step(most);
        int top = Math.ceilDiv(most, step) * step;
        List<Mark> marks = new ArrayList<>();
        for (int number = 0; number <= top; number += step) {
            marks.add(new Mark(y(number, top), Integer.toString(number)));
        }
        List<Mark> days = new ArrayList<>();
        int every = Math.max(1, Math.ceilDiv(weeks, 6));
        for (int week = 0; week < weeks; week += every) {
            days.add(new Mark(x(week, weeks), was.get(week).ends().toString()));
        }
        return new Plot(points(was, weeks, top, value), points(planned, weeks, top, value), marks, days);
    }

    private static String points(List<Side.Week> side, int weeks, int top, ToIntFunction<Side.Week> value) {
        StringBuilder points = new StringBuilder();
        for (int week = 0; week < weeks; week++) {
            points.append(
                    String.format(Locale.ROOT, "%.1f,%.1f ", x(week, weeks), y(value.applyAsInt(side.get(week)), top)));
        }
        return points.toString().strip();
    }

    private static double x(int week, int weeks) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (weeks < 2 ? 0.5 : (double) week / (weeks - 1));
    }

    private static double y(int number, int top) {
        return HEIGHT - BOTTOM - (double) (HEIGHT - TOP - BOTTOM) * number / top;
    }

    /** 1, 2 or 5 times a power of ten, so that about four steps reach the top. */
    private static int step(int most) {
        int power = 1;
        while (power * 10 * STEPS <= most) {
            power *= 10;
        }
        for (int factor : new int[] {1, 2, 5}) {
            if (power * factor * STEPS >= most) {
                return power * factor;
            }
        }
        return power * 10;
    }
}
