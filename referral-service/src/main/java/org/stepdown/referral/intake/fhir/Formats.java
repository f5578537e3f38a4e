package org.stepdown.referral.intake.fhir;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** JSON is the only format, and R4 the only version. */
final class Formats {

    static final String FHIR = "application/fhir+json";

    private static final List<MediaType> SPOKEN = List.of(MediaType.parseMediaType(FHIR), MediaType.APPLICATION_JSON);

    private Formats() {}

    /** @throws FhirFault 415 when the body is declared to be something else */
    static void requireSent(HttpServletRequest request) throws FhirFault {
        String sent = request.getContentType();
        boolean spoken = sent != null
                && types(sent).stream()
                        .anyMatch(type ->
                                isR4(type) && SPOKEN.stream().anyMatch(known -> known.equalsTypeAndSubtype(type)));
        if (!spoken) {
            throw new FhirFault(415, IssueType.NOTSUPPORTED, "Only FHIR R4 as JSON is taken (" + FHIR + ")", null);
        }
    }

    /** @throws FhirFault 406 when the sender wants to hear something else */
    static void requireAccepted(HttpServletRequest request) throws FhirFault {
        List<String> accepted = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        boolean spoken = accepted.isEmpty()
                || types(String.join(",", accepted)).stream()
                        .anyMatch(type -> isR4(type) && SPOKEN.stream().anyMatch(type::includes));
        if (!spoken) {
            throw new FhirFault(406, IssueType.NOTSUPPORTED, "Answers are FHIR R4 as JSON (" + FHIR + ")", null);
        }
    }

    private static boolean isR4(MediaType type) {
        String version = type.getParameter("fhirVersion");
        return version == null || version.startsWith("4.0");
    }

    private static List<MediaType> types(String header) {
        try {
            return MediaType.parseMediaTypes(header);
        } catch (InvalidMediaTypeException e) {
            return List.of();
        }
    }
}
