package org.stepdown.simulator.region;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/**
 * The hospitals of the region, as the local stack's registry knows them, and one that nobody registered. Each has its
 * habits of speaking HL7.
 */
public enum Hospital {
    GENHOSP("2.5.1", StandardCharsets.UTF_8, "UNICODE UTF-8", "America/New_York", true),
    LAKESIDE("2.3", StandardCharsets.ISO_8859_1, "8859/1", "America/New_York", true),
    HAVEN("2.7", StandardCharsets.UTF_8, "UNICODE UTF-8", "America/New_York", true),
    NORTHGATE("2.4", StandardCharsets.UTF_8, "UNICODE UTF-8", "America/Chicago", false),
    RIVERBEND("2.5.1", StandardCharsets.UTF_8, "", "America/New_York", true);

    private final String version;
    private final Charset charset;
    private final String charsetName;
    private final ZoneId zone;
    private final boolean offsets;

    Hospital(String version, Charset charset, String charsetName, String zone, boolean offsets) {
        this.version = version;
        this.charset = charset;
        this.charsetName = charsetName;
        this.zone = ZoneId.of(zone);
        this.offsets = offsets;
    }

    /** MSH-12. */
    public String version() {
        return version;
    }

    public Charset charset() {
        return charset;
    }

    /** MSH-18. */
    public String charsetName() {
        return charsetName;
    }

    public ZoneId zone() {
        return zone;
    }

    /** Whether its times say their offset from UTC. */
    public boolean offsets() {
        return offsets;
    }

    /** Where people stay overnight, other than on a ward for medicine or surgery. */
    List<Ward> behavioural() {
        return switch (this) {
            case GENHOSP -> List.of(Ward.PSYCHIATRY, Ward.PSYCHIATRY, Ward.DETOXIFICATION);
            case NORTHGATE -> List.of(Ward.PSYCHIATRY);
            case LAKESIDE -> List.of(Ward.WHOLE_PSYCHIATRIC);
            case HAVEN -> List.of(Ward.RESIDENCE);
            case RIVERBEND -> List.of();
        };
    }
}
