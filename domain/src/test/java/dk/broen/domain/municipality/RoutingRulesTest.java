package dk.broen.domain.municipality;

import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DECEASED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static dk.broen.domain.terms.EventType.EMERGENCY_CONTACT;
import static dk.broen.domain.terms.Specialty.PSYCHIATRIC;
import static dk.broen.domain.terms.Specialty.SOMATIC;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.RESIDENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.municipality.RoutingRules.Rule;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.UnitFunction;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingRulesTest {
    private static final RoutingRules RULES = new RoutingRules(List.of(
        new Rule("psychiatry", Set.of(ADMITTED, DISCHARGED), Set.of(PSYCHIATRIC), Set.of(COORDINATOR, HOUSING_SUPPORT)),
        new Rule("everywhere", Set.of(ADMITTED), Set.of(PSYCHIATRIC, SOMATIC), Set.of(RESIDENCE, COORDINATOR)),
        new Rule("nobody", Set.of(EMERGENCY_CONTACT), Set.of(PSYCHIATRIC), Set.of())));

    @Test
    void all_rules_that_apply_to_the_event_and_the_specialty_together_name_who_is_told() {
        assertThat(named(ADMITTED, PSYCHIATRIC)).containsExactlyInAnyOrder(COORDINATOR, HOUSING_SUPPORT, RESIDENCE);
        assertThat(named(DISCHARGED, PSYCHIATRIC)).containsExactlyInAnyOrder(COORDINATOR, HOUSING_SUPPORT);
        assertThat(named(ADMITTED, SOMATIC)).containsExactlyInAnyOrder(COORDINATOR, RESIDENCE);
        assertThat(named(DISCHARGED, SOMATIC)).isEmpty();
    }

    @Test
    void a_decision_names_the_rules_for_the_function_in_the_order_of_the_file() {
        assertThat(RULES.idsNaming(COORDINATOR, ADMITTED, List.of(SOMATIC, PSYCHIATRIC))).containsExactly("psychiatry", "everywhere");
        assertThat(RULES.idsNaming(COORDINATOR, ADMITTED, List.of(SOMATIC))).containsExactly("everywhere");
        assertThat(RULES.idsNaming(HOUSING_SUPPORT, ADMITTED, List.of(SOMATIC, PSYCHIATRIC))).containsExactly("psychiatry");
        assertThat(RULES.idsNaming(RESIDENCE, DISCHARGED, List.of(PSYCHIATRIC))).isEmpty();
    }

    @Test
    void a_rule_that_tells_nobody_names_nobody() {
        assertThat(RULES.namesAnybodyFor(ADMITTED)).isTrue();
        assertThat(RULES.namesAnybodyFor(EMERGENCY_CONTACT)).isFalse();
        assertThat(RULES.namesAnybodyFor(DECEASED)).isFalse();
        assertThat(RULES.namesAnybodyFor(ADMITTED, List.of(SOMATIC))).isTrue();
        assertThat(RULES.namesAnybodyFor(DISCHARGED, List.of(SOMATIC))).isFalse();
        assertThat(RULES.namesAnybodyFor(EMERGENCY_CONTACT, List.of(PSYCHIATRIC))).isFalse();
    }

    @Test
    void the_functions_of_all_rules_are_known() {
        assertThat(RULES.allFunctions()).containsExactly(COORDINATOR, HOUSING_SUPPORT, RESIDENCE);
        assertThat(new RoutingRules(List.of()).allFunctions()).isEqualTo(Set.<UnitFunction>of());
    }

    private static List<UnitFunction> named(EventType event, Specialty specialty) {
        return RULES.allFunctions().stream().filter(function -> RULES.names(function, event, List.of(specialty))).toList();
    }
}
