package dk.broen.mappings.consent;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.Signatory;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.mappings.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ConsentVerificationComponent;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;

/**
 * Maps one FHIR R4 Consent to consents of the domain: one for what it permits or refuses, and a refusal for each exception. A permission
 * covers only what is read surely. Whatever else could change or narrow the meaning makes the answer unreadable. docs/CONSENT-REGISTERS.md
 * explains each element.
 */
final class ConsentReader {
    private static final String PRIVACY = "patient-privacy";
    private static final Set<String> OTHER_SCOPES = Set.of("research", "treatment", "adr");
    /** A recipient of a notice learns what is disclosed to it. */
    private static final Set<String> DISCLOSING = Set.of("disclose", "access");
    private static final Set<String> NOT_DISCLOSING = Set.of("collect", "correct");
    private static final String OBTAINED_BY = "https://broen.example/fhir/obtained-by";
    /** Who refused, and sometimes when, is not read: no consent is surely a later word of the same person (ADR 99). */
    private static final Signatory NOT_READ = new Signatory(Signatory.Kind.GUARDIAN, Optional.of("whoever refused"));
    private static final int ID_BYTES = 16;

    private final MunicipalityCode municipality;
    private final TermsReader terms;

    ConsentReader(MunicipalityCode municipality, TermsReader terms) {
        this.municipality = municipality;
        this.terms = terms;
    }

    /**
     * @param at when the register answered
     * @throws UnreadableMessage if the consent cannot be read surely
     */
    List<Consent> read(org.hl7.fhir.r4.model.Consent resource, Instant at) {
        if (resource.hasModifierExtension() || resource.hasImplicitRules()) {
            throw unknown("Consent.modifierExtension", "The hub knows no extension that changes the meaning");
        }
        ConsentState status = Optional.ofNullable(resource.getStatus()).orElseThrow(() -> missing("Consent.status"));
        if (status == ConsentState.ENTEREDINERROR || isOfOtherScope(resource)) {
            return List.of();
        }
        if (!resource.hasProvision()) {
            throw missing("Consent.provision");
        }
        ProvisionComponent root = resource.getProvision();
        RuleTerms named = terms.read(root);
        boolean permit = type(root) == ConsentProvisionType.PERMIT;
        Optional<Consent> itself = permit ? permission(resource, named, at) : refusal(resource, root, named, "");
        Stream<Optional<Consent>> exceptions = IntStream.range(0, root.getProvision().size())
            .mapToObj(number -> exception(resource, root.getProvision().get(number), named, "/" + number));
        return Stream.concat(Stream.of(itself), exceptions).flatMap(Optional::stream).toList();
    }

    private Optional<Consent> permission(org.hl7.fhir.r4.model.Consent resource, RuleTerms named, Instant at) {
        ProvisionComponent rule = resource.getProvision();
        refuseModified(rule);
        Set<String> actions = actions(rule);
        if (named.permitsNothing() || !actions.isEmpty() && actions.stream().noneMatch(DISCLOSING::contains)) {
            return Optional.empty();
        }
        refuseConditions(rule);
        Signatories.of(resource);
        ConsentDays days = new ConsentDays(resource, rule.getPeriod());
        return switch (resource.getStatus()) {
            case ACTIVE -> days.permitted(at)
                .map(period -> consent(resource,
                    resource.hasSource() || isConfirmed(resource) ? Consent.Answer.GIVEN : Consent.Answer.REQUESTED, named, period,
                    Optional.empty(), "").heardOn(heardOn(resource, at)));
            case INACTIVE -> days.permitted(at)
                .map(period -> withdrawn(consent(resource, Consent.Answer.GIVEN, named, period, Optional.empty(), "")
                    .heardOn(heardOn(resource, at))));
            case REJECTED -> days.refused().map(period -> consent(resource, Consent.Answer.REFUSED, named, period, Optional.empty(), ""));
            case PROPOSED -> days.refused().map(period -> consent(resource, Consent.Answer.REQUESTED, named, period, Optional.empty(), ""));
            case DRAFT ->
                days.refused().map(period -> consent(resource, Consent.Answer.NOT_REQUESTED, named, period, Optional.empty(), ""));
            default -> throw unknown("Consent.status", "The status is not known");
        };
    }

    /** Withdrawn from the day on which it was given: that it once held permits nothing any more, and stops what was given before. */
    private static Consent withdrawn(Consent consent) {
        return consent.stored(consent.id(), Optional.of(consent.obtained().on().atStartOfDay(DENMARK).toInstant()));
    }

    /** The day on which the register had the consent at the latest: that of its last change, or of its answer. */
    private static LocalDate heardOn(org.hl7.fhir.r4.model.Consent resource, Instant at) {
        return LocalDate.ofInstant(
            Optional.ofNullable(resource.getMeta().getLastUpdated()).map(Date::toInstant).filter(at::isAfter).orElse(at),
            DENMARK);
    }

    /** An exception to a permission is read as a refusal: it goes before every consent while it lasts (domain.md §4). */
    private Optional<Consent> exception(org.hl7.fhir.r4.model.Consent resource, ProvisionComponent exception, RuleTerms root,
        String number) {
        if (type(exception) != ConsentProvisionType.DENY || exception.hasProvision()) {
            throw unknown("Consent.provision.provision", "An exception must be a denial without exceptions of its own");
        }
        RuleTerms own = terms.read(exception);
        if (type(resource.getProvision()) == ConsentProvisionType.DENY) {
            return refusal(resource, exception, root.with(own), number);
        }
        refuseModified(exception);
        return root.concernsNothing(own) ? Optional.empty() : refusal(resource, exception, root.knownOnly().with(own), number);
    }

    /** A refusal covers whatever it may cover: one that names no recipient refuses everybody. */
    private Optional<Consent> refusal(org.hl7.fhir.r4.model.Consent resource, ProvisionComponent rule, RuleTerms named, String number) {
        refuseModified(rule);
        Set<String> actions = actions(rule);
        if (resource.getStatus() == ConsentState.DRAFT || resource.getStatus() == ConsentState.PROPOSED
            || !actions.isEmpty() && NOT_DISCLOSING.containsAll(actions)) {
            return Optional.empty();
        }
        refuseConditions(rule);
        if (named.foreign()) {
            throw unknown("Consent.provision", "A denial must name recipients, event types and regions in the systems of Broen");
        }
        RuleTerms covered = named.recipients().unsaid() ? new RuleTerms(terms.everybody(), named.events(), named.regions()) : named;
        return new ConsentDays(resource, (rule.hasPeriod() ? rule : resource.getProvision()).getPeriod()).refused()
            .map(period -> consent(resource, Consent.Answer.REFUSED, covered, period, Optional.empty(), number));
    }

    private Consent consent(org.hl7.fhir.r4.model.Consent resource, Consent.Answer answer, RuleTerms named, Period period,
        Optional<Instant> withdrawnAt, String number) {
        return new Consent(id(resource, number), answer, named.recipients().functions(), named.recipients().units(), named.events().known(),
            municipality, named.regions().known(), obtained(resource, answer, period.from()), period, withdrawnAt);
    }

    private static Consent.Obtained obtained(org.hl7.fhir.r4.model.Consent resource, Consent.Answer answer, LocalDate from) {
        boolean written = resource.hasSource();
        return new Consent.Obtained(written ? Consent.Form.WRITTEN : Consent.Form.VERBAL, !written || isConfirmed(resource),
            obtainedBy(resource), signatory(resource, answer), givenOn(resource, from));
    }

    private static Signatory signatory(org.hl7.fhir.r4.model.Consent resource, Consent.Answer answer) {
        return switch (answer) {
            case GIVEN -> Signatories.of(resource);
            case REFUSED -> NOT_READ;
            case NOT_REQUESTED, REQUESTED, INCAPABLE, UNREACHABLE -> Signatory.CITIZEN;
        };
    }

    private static LocalDate givenOn(org.hl7.fhir.r4.model.Consent resource, LocalDate from) {
        return FhirDay.read(resource.getDateTimeElement(), "Consent.dateTime").map(FhirDay::day).filter(day -> !day.isAfter(from))
            .orElse(from);
    }

    /** A register that keeps who confirmed a consent must have a confirmation: a consent that is not signed permits nothing. */
    private static boolean isConfirmed(org.hl7.fhir.r4.model.Consent resource) {
        if (resource.getVerification().stream().anyMatch(ConsentVerificationComponent::hasModifierExtension)) {
            throw unknown("Consent.verification.modifierExtension", "The hub knows no extension that changes the meaning");
        }
        return !resource.hasVerification() || resource.getVerification().stream().anyMatch(ConsentVerificationComponent::getVerified);
    }

    private static boolean isOfOtherScope(org.hl7.fhir.r4.model.Consent resource) {
        Set<String> scopes = resource.getScope().getCoding().stream().filter(code -> ConsentSystems.SCOPE.equals(code.getSystem()))
            .map(code -> Objects.toString(code.getCode(), "")).collect(Collectors.toSet());
        if (!scopes.equals(Set.of(PRIVACY)) && (scopes.isEmpty() || !OTHER_SCOPES.containsAll(scopes))) {
            throw unknown("Consent.scope", "The scope must be one of " + ConsentSystems.SCOPE);
        }
        return !scopes.contains(PRIVACY);
    }

    /** An action that FHIR does not define is an empty text: it is neither a disclosing nor another known action. */
    private static Set<String> actions(ProvisionComponent rule) {
        return rule.getAction().stream().flatMap(action -> action.hasCoding() ? action.getCoding().stream() : Stream.of(new Coding()))
            .map(action -> ConsentSystems.ACTION.equals(action.getSystem()) ? Objects.toString(action.getCode(), "") : "")
            .collect(Collectors.toSet());
    }

    private static ConsentProvisionType type(ProvisionComponent rule) {
        return Optional.ofNullable(rule.getType()).orElseThrow(() -> missing("Consent.provision.type"));
    }

    private static void refuseModified(ProvisionComponent rule) {
        if (rule.hasModifierExtension()) {
            throw unknown("Consent.provision.modifierExtension", "The hub knows no extension that changes the meaning");
        }
    }

    private static void refuseConditions(ProvisionComponent rule) {
        if (rule.hasSecurityLabel() || rule.hasPurpose() || rule.hasDataPeriod() || rule.hasData()) {
            throw unknown("Consent.provision", "The hub does not read securityLabel, purpose, dataPeriod and data, which narrow a rule");
        }
    }

    private static String obtainedBy(org.hl7.fhir.r4.model.Consent resource) {
        return resource.getExtension().stream().filter(extension -> OBTAINED_BY.equals(extension.getUrl()))
            .filter(extension -> extension.hasValue() && extension.getValue().isPrimitive())
            .map(extension -> extension.getValue().primitiveValue()).findFirst().orElse("the consent register");
    }

    /** A digest, because the id of a resource can hold anything. */
    private static String id(org.hl7.fhir.r4.model.Consent resource, String number) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest((resource.getIdElement().getIdPart() + number).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static UnreadableMessage missing(String location) {
        return new UnreadableMessage("FIELD_MISSING", location, "A required element is missing");
    }

    private static UnreadableMessage unknown(String location, String message) {
        return new UnreadableMessage("VALUE_UNKNOWN", location, message);
    }
}
