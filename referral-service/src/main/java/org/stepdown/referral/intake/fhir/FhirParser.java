package org.stepdown.referral.intake.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Reads and writes FHIR as JSON. Nothing of a body gets into a log or an exception here. */
final class FhirParser {

    /** Made at first use: it costs a second, which is nobody's while the service starts. */
    private static final class Lazily {
        static final FhirContext R4 = FhirContext.forR4();
    }

    private FhirParser() {}

    /** @throws FhirFault 422 when it can't be read as FHIR R4, or a value in what matters can't */
    static Resource read(Sent sent) throws FhirFault {
        Unreadable unreadable = new Unreadable();
        Resource resource;
        try {
            resource = (Resource) parser().setParserErrorHandler(unreadable).parseResource(sent.text());
        } catch (DataFormatException e) {
            throw new FhirFault(
                    422,
                    IssueType.STRUCTURE,
                    "The body is not FHIR R4",
                    sent.kind().resource());
        }
        for (Misfit misfit : unreadable.misfits) {
            String place = Whereabouts.of(sent.tree(), misfit);
            if (place != null) {
                throw FhirFault.invalid(place);
            }
        }
        return resource;
    }

    /** Has everything made that the first message would wait for. */
    static void warm() {
        bytes(parser().parseResource("""
                {"resourceType": "Bundle", "type": "message", "entry": [
                  {"resource": {"resourceType": "MessageHeader", "focus": [{"reference": "Encounter/1"}]}},
                  {"resource": {"resourceType": "Encounter", "id": "1", "subject": {"reference": "Patient/1"},
                                "period": {"start": "2026-01-01"}}},
                  {"resource": {"resourceType": "Patient", "id": "1", "identifier": [{"value": "1"}]}},
                  {"resource": {"resourceType": "Condition", "code": {"coding": [{"code": "1"}]}}}]}
                """));
    }

    static byte[] bytes(IBaseResource resource) {
        return parser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }

    private static IParser parser() {
        IParser parser = Lazily.R4.newJsonParser();
        parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
        return parser;
    }

    /**
     * A value that can't be read.
     *
     * @param element name of its element
     * @param value as text; null when it is of the wrong JSON type
     */
    record Misfit(String element, @Nullable String value) {}

    private static final class Unreadable extends ErrorHandlerAdapter {

        private final List<Misfit> misfits = new ArrayList<>();

        @Override
        public void invalidValue(@Nullable IParseLocation location, @Nullable String value, String error) {
            if (location != null && location.getParentElementName() != null) {
                misfits.add(new Misfit(location.getParentElementName(), value == null ? "" : value));
            }
        }

        @Override
        public void incorrectJsonType(
                @Nullable IParseLocation location,
                String element,
                ValueType expected,
                @Nullable ScalarType expectedScalar,
                ValueType found,
                @Nullable ScalarType foundScalar) {
            if (expected != found) {
                misfits.add(new Misfit(element, null));
            }
        }
    }
}
