package org.stepdown.notification.audience;

/** What is kept about who is told. */
public interface DirectoryRecords {

    /** As it stands now. */
    Directory directory();
}
