package org.stepdown.enrollment.replay;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Another set of cohorts as somebody asks for it, with everything as text and dates.
 *
 * @param from from when on, where a change does not say it itself
 * @param open cohorts that there shall be
 * @param close cohorts that shall take nobody any more
 * @param resize cohorts that shall have another number of seats
 */
public record Wish(
        @Nullable LocalDate from,
        @Nullable List<Opened> open,
        @Nullable List<Named> close,
        @Nullable List<Named> resize) {

    /** Ids of the cohorts that it names. */
    public Stream<String> cohorts() {
        Stream<@Nullable String> named = Stream.of(close, resize)
                .flatMap(some -> Objects.requireNonNullElse(some, List.<Named>of()).stream())
                .map(Named::id);
        Stream<@Nullable String> likes =
                Objects.requireNonNullElse(open, List.<Opened>of()).stream().map(Opened::like);
        return Stream.concat(named, likes).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    /**
     * A cohort like another one, but for what is said.
     *
     * @param like the other one
     * @param id its own id
     * @param seats how many seats
     */
    public record Opened(
            @Nullable String like,
            @Nullable String id,
            @Nullable String name,
            @Nullable Integer seats,
            @Nullable String startsAt,
            @Nullable Integer minutes,
            @Nullable List<String> weekdays,
            @Nullable String modality,
            @Nullable List<String> conditions,
            @Nullable List<String> languages,
            @Nullable LocalDate from) {}

    /** A cohort that there is. */
    public record Named(
            @Nullable String id,
            @Nullable Integer seats,
            @Nullable LocalDate from) {}
}
