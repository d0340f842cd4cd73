package dk.broen.mappings.consent;

import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import dk.broen.mappings.UnreadableMessage;
import dk.broen.mappings.consent.RuleTerms.Named;
import dk.broen.mappings.consent.RuleTerms.Recipients;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;

/**
 * Reads the recipients, event types and regions that a rule of a FHIR Consent names. What it names in the systems of Broen must be known,
 * else the rule is unreadable. That it names something in another system is noted: the caller decides what this means.
 */
final class TermsReader {
    private static final Set<String> RECIPIENT_ROLES = Set.of("IRCP", "PRCP");

    private final Vocabulary vocabulary;

    TermsReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @throws UnreadableMessage if a recipient, an event type or a region is not configured */
    RuleTerms read(ProvisionComponent rule) {
        return new RuleTerms(recipients(rule.getActor()),
            named(rule.getClass_().stream().map(List::of).toList(), ConsentSystems.EVENT_TYPE, this::event),
            named(rule.getCode().stream().map(CodeableConcept::getCoding).toList(), ConsentSystems.REGION, this::region));
    }

    /** Everybody whom the hub could tell. */
    Recipients everybody() {
        return new Recipients(vocabulary.functions(), Set.of(), false);
    }

    private Recipients recipients(List<provisionActorComponent> actors) {
        List<List<Identifier>> identifiers = actors.stream().map(TermsReader::identifiers).toList();
        return new Recipients(valuesIn(ConsentSystems.FUNCTION, identifiers).map(this::function).collect(Collectors.toSet()),
            valuesIn(ConsentSystems.UNIT, identifiers).map(this::unit).collect(Collectors.toSet()),
            identifiers.stream().anyMatch(ofActor -> ofActor.stream().noneMatch(TermsReader::isOurs)));
    }

    private static <T> Named<T> named(List<List<Coding>> concepts, String system, Function<String, T> read) {
        return new Named<>(
            concepts.stream().flatMap(List::stream).filter(coding -> system.equals(coding.getSystem()))
                .map(coding -> read.apply(Objects.toString(coding.getCode(), ""))).collect(Collectors.toSet()),
            concepts.stream().anyMatch(concept -> concept.stream().noneMatch(coding -> system.equals(coding.getSystem()))));
    }

    /**
     * The identifier in the reference, and those of an organization within the consent. Only somebody who receives is a recipient: an actor
     * can also be somebody who keeps, wrote or verified the information.
     */
    private static List<Identifier> identifiers(provisionActorComponent actor) {
        Reference reference = actor.getReference();
        List<Identifier> identifiers = Stream.concat(reference.hasIdentifier() ? Stream.of(reference.getIdentifier()) : Stream.empty(),
            reference.getResource() instanceof Organization contained ? contained.getIdentifier().stream() : Stream.empty()).toList();
        boolean receives = actor.getRole().getCoding().stream().anyMatch(role -> ConsentSystems.PARTICIPATION.equals(role.getSystem())
            && RECIPIENT_ROLES.contains(Objects.toString(role.getCode(), "")));
        if (actor.hasModifierExtension() || !receives && identifiers.stream().anyMatch(TermsReader::isOurs)) {
            throw new UnreadableMessage("VALUE_UNKNOWN", "Consent.provision.actor.role",
                "The accepted roles are IRCP and PRCP of " + ConsentSystems.PARTICIPATION);
        }
        return identifiers;
    }

    private static boolean isOurs(Identifier identifier) {
        return ConsentSystems.FUNCTION.equals(identifier.getSystem()) || ConsentSystems.UNIT.equals(identifier.getSystem());
    }

    private static Stream<String> valuesIn(String system, List<List<Identifier>> identifiers) {
        return identifiers.stream().flatMap(List::stream).filter(identifier -> system.equals(identifier.getSystem()))
            .map(identifier -> Objects.toString(identifier.getValue(), ""));
    }

    private UnitFunction function(String code) {
        return known(new UnitFunction(code), vocabulary.functions(), "Consent.provision.actor", "The function is not configured");
    }

    private UnitId unit(String id) {
        return known(new UnitId(id), vocabulary.units(), "Consent.provision.actor", "The unit is not configured");
    }

    private EventType event(String code) {
        return EventType.REPORTED.stream().filter(type -> type.name().equals(code)).findFirst()
            .orElseThrow(() -> new UnreadableMessage("VALUE_UNKNOWN", "Consent.provision.class", "The event type does not exist"));
    }

    private RegionCode region(String code) {
        return known(new RegionCode(code), vocabulary.regions(), "Consent.provision.code", "The region is not configured");
    }

    private static <T> T known(T named, Set<T> configured, String location, String message) {
        if (!configured.contains(named)) {
            throw new UnreadableMessage("VALUE_UNKNOWN", location, message);
        }
        return named;
    }
}
