package org.stepdown.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stepdown.events.encounter.PatientDischarged;

/** Full-transitive compatibility: every version that was ever released reads every other, both ways. */
class CompatibilityTest {

    private static final SchemaValidator FULL_TRANSITIVE =
            new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

    static Stream<Schema> events() {
        return Topics.all().stream().flatMap(topic -> topic.types().stream());
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_reads_and_is_read_by_every_version_of_its_history(Schema event) {
        assertThatCode(() -> FULL_TRANSITIVE.validate(event, SchemaHistory.versions(event.getFullName())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_frozen_as_it_is(Schema event) {
        List<Schema> versions = SchemaHistory.versions(event.getFullName());
        assertThat(versions)
                .as("history of %s; freeze a change with SchemaHistory.main", event.getFullName())
                .isNotEmpty();
        assertThat(versions.getLast()).isEqualTo(event);
    }

    @Test
    void no_event_that_was_released_is_gone() {
        Set<String> current = events().map(Schema::getFullName).collect(Collectors.toSet());
        assertThat(current).containsAll(SchemaHistory.names());
    }

    @Test
    void a_new_field_without_a_default_is_refused() {
        Schema released = PatientDischarged.SCHEMA$;
        List<Schema.Field> fields = released.getFields().stream()
                .map(field -> new Schema.Field(field, field.schema()))
                .collect(Collectors.toList());
        fields.add(new Schema.Field("ward", Schema.create(Schema.Type.STRING), "planted", (Object) null));
        Schema planted =
                Schema.createRecord(released.getName(), released.getDoc(), released.getNamespace(), false, fields);

        assertThatThrownBy(() -> FULL_TRANSITIVE.validate(
                        planted, SchemaHistory.versions(PatientDischarged.SCHEMA$.getFullName())))
                .isInstanceOf(SchemaValidationException.class);
    }
}
