package org.stepdown.referral.loop;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.GenericMessage;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;

/** A message as a hospital's interface engine reads it. */
record Parsed(Terser terser) {

    private static final PipeParser PARSER = parser();

    private static PipeParser parser() {
        DefaultHapiContext context = new DefaultHapiContext();
        context.setModelClassFactory(new GenericModelClassFactory());
        return context.getPipeParser();
    }

    static Parsed of(String text) {
        try {
            return new Parsed(new Terser((GenericMessage) PARSER.parse(text)));
        } catch (HL7Exception e) {
            throw new AssertionError(e);
        }
    }

    String event() {
        return get("MSH-9-2");
    }

    String get(String place) {
        try {
            return terser.get("/." + place);
        } catch (HL7Exception e) {
            throw new AssertionError(e);
        }
    }
}
