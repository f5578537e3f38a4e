package org.stepdown.enrollment.seat;

/**
 * The seats of one cohort, counted.
 *
 * @param capacity seats in all
 * @param held kept, for somebody undecided or on hold
 * @param offered offered
 * @param enrolled taken
 */
public record Census(int capacity, int held, int offered, int enrolled) {

    public static Census empty(int capacity) {
        return new Census(capacity, 0, 0, 0);
    }

    /** Seats that take up room. */
    public int taken() {
        return held + offered + enrolled;
    }

    /** Seats to give; none while a lowered capacity is below what is taken. */
    public int free() {
        return Math.max(0, capacity - taken());
    }

    /** The same seats under another capacity; nobody is sent away. */
    public Census withCapacity(int newCapacity) {
        return new Census(newCapacity, held, offered, enrolled);
    }

    /** The census after one seat more in this state. */
    public Census plus(SeatState state) {
        return moved(state, 1);
    }

    /** The census after one seat fewer in this state. */
    public Census minus(SeatState state) {
        return moved(state, -1);
    }

    /** Whether at least so many percent of the capacity are taken; an empty cohort never is, whatever its capacity. */
    public boolean isTakenTo(int percent) {
        return taken() > 0 && taken() * 100 >= capacity * percent;
    }

    private Census moved(SeatState state, int by) {
        return switch (state) {
            case HELD, ON_HOLD -> new Census(capacity, held + by, offered, enrolled);
            case OFFERED -> new Census(capacity, held, offered + by, enrolled);
            case ENROLLED -> new Census(capacity, held, offered, enrolled + by);
            case RELEASED -> this;
        };
    }
}
