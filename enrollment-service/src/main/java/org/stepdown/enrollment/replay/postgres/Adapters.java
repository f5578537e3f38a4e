package org.stepdown.enrollment.replay.postgres;

import java.time.Clock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.stepdown.delivery.EventIds;
import org.stepdown.enrollment.catalogue.CloseCohort;
import org.stepdown.enrollment.catalogue.Cohorts;
import org.stepdown.enrollment.catalogue.OpenCohort;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.catalogue.ResizeCohort;
import org.stepdown.enrollment.followup.CountSessions;
import org.stepdown.enrollment.followup.CountStays;
import org.stepdown.enrollment.followup.FollowReferrals;
import org.stepdown.enrollment.followup.FollowUpRecords;
import org.stepdown.enrollment.followup.RunClocks;
import org.stepdown.enrollment.placement.ActOnReferral;
import org.stepdown.enrollment.placement.Announcements;
import org.stepdown.enrollment.placement.HospitalRecords;
import org.stepdown.enrollment.placement.PlaceReferrals;
import org.stepdown.enrollment.placement.PlacementRecords;
import org.stepdown.enrollment.placement.PolicyBook;
import org.stepdown.enrollment.placement.TakeHospitalEvents;
import org.stepdown.enrollment.replay.Copy;
import org.stepdown.enrollment.staff.StaffActions;

/** The service's own adapters once more, over another connection and with another clock: there is no second engine. */
final class Adapters implements AutoCloseable {

    private static final String[] PACKAGES = {
        "org.stepdown.enrollment.placement.postgres",
        "org.stepdown.enrollment.catalogue.postgres",
        "org.stepdown.enrollment.followup.postgres",
        "org.stepdown.enrollment.staff.postgres"
    };

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Adapters(
            ApplicationContext service,
            DataSource database,
            PlatformTransactionManager manager,
            Clock clock,
            Announcements announcements) {
        context.setParent(service);
        register(DataSource.class, () -> database);
        register(JdbcTemplate.class, () -> new JdbcTemplate(database));
        register(JdbcClient.class, () -> JdbcClient.create(database));
        register(PlatformTransactionManager.class, () -> manager);
        register(TransactionOperations.class, () -> new TransactionTemplate(manager));
        register(Clock.class, () -> clock);
        register(
                PlaceReferrals.class,
                () -> new PlaceReferrals(bean(PlacementRecords.class), announcements, EventIds::derived));
        register(RunClocks.class, () -> new RunClocks(bean(FollowUpRecords.class), changes -> {}));
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context);
        // What a copy holds is nobody's figure.
        scanner.addExcludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*Meters")));
        scanner.scan(PACKAGES);
        context.refresh();
    }

    Copy.Desk desk() {
        PlaceReferrals placeReferrals = bean(PlaceReferrals.class);
        HospitalRecords hospital = bean(HospitalRecords.class);
        FollowUpRecords followUps = bean(FollowUpRecords.class);
        Cohorts cohorts = bean(Cohorts.class);
        Programs programs = bean(Programs.class);
        return new Copy.Desk(
                placeReferrals,
                hospital,
                new TakeHospitalEvents(hospital, placeReferrals),
                new CountStays(followUps, changes -> {}),
                new ActOnReferral(bean(StaffActions.class), placeReferrals),
                new FollowReferrals(followUps, changes -> {}),
                new CountSessions(followUps, changes -> {}),
                bean(RunClocks.class),
                programs,
                cohorts,
                new OpenCohort(cohorts, placeReferrals, bean(PolicyBook.class)),
                new CloseCohort(cohorts, programs, placeReferrals, bean(StaffActions.class)),
                new ResizeCohort(placeReferrals, bean(PolicyBook.class)));
    }

    /** Looks for what is due by the clock. */
    Runnable timer() {
        return context.getBean("dueWatch", Runnable.class);
    }

    /** What is asked for by its type must be found here, and not in the service around. */
    private <T> void register(Class<T> type, Supplier<T> bean) {
        context.registerBean(type.getSimpleName(), type, bean, definition -> definition.setPrimary(true));
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
