package org.stepdown.enrollment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.stepdown.delivery.EventIds;
import org.stepdown.enrollment.attendance.AttendanceAnnouncements;
import org.stepdown.enrollment.attendance.AttendanceRecords;
import org.stepdown.enrollment.attendance.CloseOutreach;
import org.stepdown.enrollment.attendance.EndPlacement;
import org.stepdown.enrollment.attendance.GrantLeave;
import org.stepdown.enrollment.attendance.LeaveRecords;
import org.stepdown.enrollment.attendance.ReachOut;
import org.stepdown.enrollment.attendance.RecordAttendance;
import org.stepdown.enrollment.attendance.UniteCare;
import org.stepdown.enrollment.followup.ClockAnnouncements;
import org.stepdown.enrollment.followup.CountSessions;
import org.stepdown.enrollment.followup.CountStays;
import org.stepdown.enrollment.followup.FollowReferrals;
import org.stepdown.enrollment.followup.FollowUpRecords;
import org.stepdown.enrollment.followup.RunClocks;
import org.stepdown.enrollment.placement.PlaceReferrals;

/** The use cases of patients in care: attendance, outreach and follow-up clocks. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class CareUseCases {

    @Bean
    FollowReferrals followReferrals(FollowUpRecords records, ClockAnnouncements announcements) {
        return new FollowReferrals(records, announcements);
    }

    @Bean
    CountSessions countSessions(FollowUpRecords records, ClockAnnouncements announcements) {
        return new CountSessions(records, announcements);
    }

    @Bean
    CountStays countStays(FollowUpRecords records, ClockAnnouncements announcements) {
        return new CountStays(records, announcements);
    }

    @Bean
    RunClocks runClocks(FollowUpRecords records, ClockAnnouncements announcements) {
        return new RunClocks(records, announcements);
    }

    @Bean
    RecordAttendance recordAttendance(
            AttendanceRecords records,
            AttendanceAnnouncements announcements,
            PlaceReferrals placeReferrals,
            CountSessions countSessions) {
        return new RecordAttendance(records, announcements, placeReferrals, countSessions, EventIds::derived);
    }

    @Bean
    ReachOut reachOut(AttendanceRecords records, AttendanceAnnouncements announcements, PlaceReferrals placeReferrals) {
        return new ReachOut(records, announcements, placeReferrals);
    }

    @Bean
    CloseOutreach closeOutreach(AttendanceRecords records, PlaceReferrals placeReferrals) {
        return new CloseOutreach(records, placeReferrals);
    }

    @Bean
    UniteCare uniteCare(AttendanceRecords records) {
        return new UniteCare(records);
    }

    @Bean
    EndPlacement endPlacement(AttendanceRecords records, PlaceReferrals placeReferrals) {
        return new EndPlacement(records, placeReferrals);
    }

    @Bean
    GrantLeave grantLeave(LeaveRecords leaves, AttendanceRecords records, RecordAttendance recordAttendance) {
        return new GrantLeave(leaves, records, recordAttendance);
    }
}
