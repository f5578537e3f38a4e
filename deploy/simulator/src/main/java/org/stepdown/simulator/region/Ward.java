package org.stepdown.simulator.region;

/** A place in a hospital, and what the registry says that it is. */
public enum Ward {
    PSYCHIATRY("PSY", "PSY", true, true),
    DETOXIFICATION("DETOX", "SUD", false, true),
    /** Any unit of a hospital that is psychiatric as a whole. */
    WHOLE_PSYCHIATRIC("A2", "GEN", true, true),
    /** Any unit of a residential program. */
    RESIDENCE("R1", "RES", false, true),
    MEDICINE("5N", "MED", false, false),
    SURGERY("3S", "SUR", false, false),
    EMERGENCY("ED", "EMR", false, false);

    private final String unit;
    private final String service;
    private final boolean psychiatric;
    private final boolean behavioural;

    Ward(String unit, String service, boolean psychiatric, boolean behavioural) {
        this.unit = unit;
        this.service = service;
        this.psychiatric = psychiatric;
        this.behavioural = behavioural;
    }

    /** PV1-3.1. */
    public String unit() {
        return unit;
    }

    /** PV1-10. */
    public String service() {
        return service;
    }

    public boolean psychiatric() {
        return psychiatric;
    }

    /** Whether leaving it is of interest whatever the diagnosis. */
    public boolean behavioural() {
        return behavioural;
    }
}
