package dk.broen.mappings.consent;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.mappings.UnreadableMessage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reads the answer of a FHIR R4 server to a search for the consents of one citizen (docs/CONSENT-REGISTERS.md). Deny by default: whatever
 * cannot be read surely makes the whole page unreadable, because one of its consents can be a refusal. Elements that FHIR R4 does not define
 * are not ignored, because they can change the meaning of the others.
 */
public final class FhirConsents {
    private final FhirContext fhir = FhirContext.forR4Cached();
    private final ConsentReader reader;

    /**
     * @param municipality whose register it is: its consents cover the recipients of this municipality only
     * @param vocabulary what a consent may name
     */
    public FhirConsents(MunicipalityCode municipality, Vocabulary vocabulary) {
        // loaded now, so that the first answer is not read slowly
        List.of("Bundle", "Consent", "Patient", "OperationOutcome").forEach(fhir::getResourceDefinition);
        this.reader = new ConsentReader(municipality, new TermsReader(vocabulary));
    }

    /**
     * Reads one page.
     *
     * @param page a Bundle of type searchset, in JSON
     * @param citizen the citizen asked about
     * @param at when the register answered: a period may begin or end within a day
     */
    public ConsentPage read(byte[] page, Cpr citizen, Instant at) {
        try {
            return read(bundle(page), citizen, at);
        } catch (UnreadableMessage unreadable) {
            return new ConsentPage.Unreadable(unreadable.why());
        }
    }

    private ConsentPage read(Bundle bundle, Cpr citizen, Instant at) {
        NamedCitizen named = new NamedCitizen(bundle, citizen);
        if (named.another()) {
            return new ConsentPage.OtherCitizen();
        }
        List<org.hl7.fhir.r4.model.Consent> found = new ArrayList<>();
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            Resource resource = entry.getResource();
            if (resource instanceof org.hl7.fhir.r4.model.Consent consent) {
                found.add(consent);
            } else if (resource instanceof OperationOutcome outcome) {
                refuseProblems(outcome);
            } else if (resource == null) {
                throw new UnreadableMessage("FIELD_MISSING", "Bundle.entry.resource", "Each entry must have a resource");
            }
        }
        for (org.hl7.fhir.r4.model.Consent consent : found) {
            switch (named.by(consent)) {
                case ANOTHER -> {
                    return new ConsentPage.OtherCitizen();
                }
                case NOBODY -> throw new UnreadableMessage("CITIZEN_MISSING", "Consent.patient",
                    "Each consent must name its citizen by CPR number");
                case THE_CITIZEN -> {
                }
            }
        }
        List<Consent> consents = found.stream().flatMap(consent -> reader.read(consent, at).stream()).toList();
        return new ConsentPage.Read(consents, found.size(), bundle.hasTotal() ? Optional.of(bundle.getTotal()) : Optional.empty(),
            Optional.ofNullable(bundle.getLink(Bundle.LINK_NEXT)).map(Bundle.BundleLinkComponent::getUrl));
    }

    /** A warning can mean that a part of the search was ignored. */
    private static void refuseProblems(OperationOutcome outcome) {
        if (outcome.getIssue().stream().anyMatch(issue -> issue.getSeverity() != IssueSeverity.INFORMATION)) {
            throw new UnreadableMessage("VALUE_UNKNOWN", "OperationOutcome.issue", "The register reports a problem with the search");
        }
    }

    private Bundle bundle(byte[] page) {
        IParser parser = fhir.newJsonParser().setOverrideResourceIdWithBundleEntryFullUrl(false);
        parser.setParserErrorHandler(new StrictErrorHandler());
        IBaseResource resource;
        try {
            resource = parser.parseResource(text(page));
        } catch (DataFormatException | ClassCastException | IllegalArgumentException | IllegalStateException broken) {
            throw new UnreadableMessage("NOT_FHIR", "Bundle", "The answer cannot be parsed as FHIR R4 in JSON");
        }
        if (resource instanceof Bundle bundle && bundle.getType() == Bundle.BundleType.SEARCHSET) {
            if (bundle.hasImplicitRules()) {
                throw new UnreadableMessage("VALUE_UNKNOWN", "Bundle.implicitRules", "The hub knows no other rules than those of FHIR R4");
            }
            return bundle;
        }
        throw new UnreadableMessage("NOT_FHIR", "Bundle.type", "The answer must be a Bundle of type searchset");
    }

    private static String text(byte[] page) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(page)).toString();
        } catch (CharacterCodingException malformed) {
            throw new UnreadableMessage("TEXT_MALFORMED", "Bundle", "The text is not valid UTF-8");
        }
    }
}
