package org.stepdown.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.stepdown.audit.chain.Anchor;
import org.stepdown.audit.chain.Fault;
import org.stepdown.audit.chain.Report;

/** What the chain holds together, and what it finds. */
class ChainTest {

    private final AuditDatabase database = new AuditDatabase();

    @Test
    void entries_that_nobody_touched_are_whole() {
        database.with(2500).record(AuditDatabase.read("waits for its link"));

        Report report = database.check();

        assertThat(report.faults()).isEmpty();
        assertThat(report.checked()).isEqualTo(2500);
        assertThat(report.head().sequence()).isEqualTo(2500);
    }

    @Test
    void ordinary_statements_change_nothing() {
        database.with(3);

        for (String sql : List.of(
                "update audit.entry set account = 'another'",
                "delete from audit.entry",
                "truncate audit.entry",
                "update audit.seal set hash = hash",
                "delete from audit.seal",
                "truncate audit.seal")) {
            assertThatThrownBy(() -> database.jdbc.execute(sql)).as(sql).isNotNull();
        }
        assertThat(database.check().isIntact()).isTrue();
    }

    @Test
    void a_change_of_any_column_is_found_where_it_is() {
        database.with(5);
        assertThat(database.columns()).hasSize(13);
        for (AuditDatabase.Column column : database.columns()) {
            String name = column.name();
            String other = switch (column.type()) {
                case "ARRAY" -> name + " || 'x'::text";
                case "integer" -> name + " + 1";
                case "timestamp with time zone" -> name + " + interval '1 microsecond'";
                default -> name + " || 'x'";
            };
            database.tamper("create table kept as select * from audit.entry where id = 3");

            database.tamper("update audit.entry set " + name + " = " + other + " where id = 3");
            assertThat(database.check().faults()).as(name).containsExactly(new Fault(Fault.Kind.CHANGED, 3));

            database.tamper(
                    "update audit.entry e set " + name + " = kept." + name + " from kept where e.id = kept.id",
                    "drop table kept");
            assertThat(database.check().faults()).as(name).isEmpty();
        }
    }

    @Test
    void what_moves_from_one_column_or_element_to_the_next_is_found() {
        database.with(2);

        database.tamper("update audit.entry set code = '20', outcome = 'DONE2' where id = 1");
        database.tamper("update audit.entry set objects = array['object-1,b'] where id = 2");

        assertThat(database.check().faults())
                .containsExactly(new Fault(Fault.Kind.CHANGED, 1), new Fault(Fault.Kind.CHANGED, 2));
    }

    @Test
    void an_entry_that_is_gone_is_missed() {
        database.with(5).tamper("delete from audit.entry where id = 3");

        assertThat(database.check().faults()).containsExactly(new Fault(Fault.Kind.ENTRY_GONE, 3));
    }

    @Test
    void an_entry_that_is_gone_with_its_link_is_missed() {
        database.with(5).tamper("delete from audit.entry where id = 3", "delete from audit.seal where entry = 3");

        assertThat(database.check().faults()).containsExactly(new Fault(Fault.Kind.LINK_GONE, 3));
    }

    @Test
    void links_moved_together_to_close_a_gap_don_t_fit() {
        database.with(5)
                .tamper(
                        "delete from audit.entry where id = 3",
                        "delete from audit.seal where entry = 3",
                        "update audit.seal set sequence = 3 where sequence = 4",
                        "update audit.seal set sequence = 4 where sequence = 5");

        assertThat(database.check().faults())
                .containsExactly(new Fault(Fault.Kind.CHANGED, 3), new Fault(Fault.Kind.CHANGED, 4));
    }

    @Test
    void two_entries_that_changed_places_are_found() {
        database.with(5)
                .tamper(
                        "update audit.seal set entry = -1 where sequence = 2",
                        "update audit.seal set entry = 2 where sequence = 4",
                        "update audit.seal set entry = 4 where sequence = 2");

        assertThat(database.check().faults())
                .containsExactly(new Fault(Fault.Kind.CHANGED, 2), new Fault(Fault.Kind.CHANGED, 4));
    }

    @Test
    void an_entry_that_was_slipped_in_is_outside_of_the_chain() {
        database.with(5).tamper("""
                insert into audit.entry (at, kind, roles, what, objects, criteria, outcome, code, times)
                values (now(), 'READ', '{}', 'x', '{}', '{}', 'DONE', '200', 1)
                """);

        assertThat(database.check().faults()).containsExactly(new Fault(Fault.Kind.OUTSIDE, 6));
    }

    @Test
    void an_entry_that_goes_before_it_is_sealed_is_missed() {
        database.with(2).record(AuditDatabase.read("x"));
        database.tamper("delete from audit.entry where id = 3");
        database.sealAll();

        assertThat(database.check().faults()).containsExactly(new Fault(Fault.Kind.ENTRY_GONE, 3));
    }

    @Test
    void a_tail_that_was_cut_off_is_missed_by_who_knew_it() {
        Anchor known = database.with(5).check().head();

        database.tamper("delete from audit.seal where sequence > 3", "delete from audit.entry where id > 3");

        assertThat(database.check().faults()).as("in itself it is right").isEmpty();
        assertThat(database.check(known).faults()).containsExactly(new Fault(Fault.Kind.CUT_OFF, 5));
        assertThat(database.verifier.since(known).faults()).containsExactly(new Fault(Fault.Kind.CUT_OFF, 5));
    }

    @Test
    void a_chain_that_was_made_anew_is_found_by_who_knew_the_old_one() {
        Anchor known = database.with(5).check().head();

        database.tamper(
                "update audit.entry set account = 'another' where id = 2",
                "insert into audit.waiting select entry from audit.seal where sequence >= 2",
                "delete from audit.seal where sequence >= 2");
        database.sealAll();

        assertThat(database.check().faults()).as("in itself it is right").isEmpty();
        assertThat(database.check(known).faults()).containsExactly(new Fault(Fault.Kind.REWRITTEN, 5));
    }

    @Test
    void many_writers_and_sealers_make_one_unbroken_chain() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
            List<Future<?>> sealers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                sealers.add(threads.submit(() -> {
                    while (writing.get()) {
                        database.sealer.seal();
                    }
                }));
            }
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                writers.add(threads.submit(() -> {
                    for (int j = 0; j < 50; j++) {
                        database.record(AuditDatabase.read("a"), AuditDatabase.read("b"));
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            writing.set(false);
            for (Future<?> sealer : sealers) {
                sealer.get();
            }
        }
        database.sealAll();

        Report report = database.check();

        assertThat(report.faults()).isEmpty();
        assertThat(report.checked()).isEqualTo(800);
    }

    @Test
    void a_commit_that_comes_late_gets_a_later_link() throws Exception {
        try (var connection = database.database.connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("""
                    with added as (insert into audit.entry (at, kind, roles, what, objects, criteria, outcome, code, times)
                    values (now(), 'READ', '{}', 'late', '{}', '{}', 'DONE', '200', 1) returning id)
                    insert into audit.waiting select id from added
                    """);
            database.with(3);
            connection.commit();
        }
        database.sealAll();

        Report report = database.check();

        assertThat(report.faults()).isEmpty();
        assertThat(report.checked()).isEqualTo(4);
        assertThat(database.jdbc.queryForObject("select sequence from audit.seal where entry = 1", Long.class))
                .isEqualTo(4);
    }

    @Test
    void nothing_is_recorded_without_the_transaction_that_it_tells_of() {
        assertThatThrownBy(database::recordOutsideOfTransaction).isInstanceOf(IllegalStateException.class);
    }
}
