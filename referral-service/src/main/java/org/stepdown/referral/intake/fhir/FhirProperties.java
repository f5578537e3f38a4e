package org.stepdown.referral.intake.fhir;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the FHIR endpoints.
 *
 * @param maxBody longest body taken
 */
@ConfigurationProperties("stepdown.fhir")
public record FhirProperties(@DefaultValue("2MB") DataSize maxBody) {}
