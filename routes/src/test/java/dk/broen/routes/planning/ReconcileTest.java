package dk.broen.routes.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.planning.Parts;
import dk.broen.domain.planning.Permissions;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.planning.Responsible;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.planning.Wanted;
import dk.broen.domain.terms.Cpr;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

/** Tests that the route tells the mission to somebody who has never seen the code, and that the steps do what they tell (design.md §3). */
class ReconcileTest {
    private static final Look LOOK = new Look(OccasionKind.DUE, Optional.empty(), new Cpr("2509479989"));
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final TrueNow trueNow = mock(TrueNow.class);
    private final PlanStages stages = mock(PlanStages.class);
    private final KeepPlan keepPlan = mock(KeepPlan.class);

    @BeforeEach
    void start() throws Exception {
        camel.getRegistry().bind("trueNow", trueNow);
        camel.getRegistry().bind("planStages", stages);
        camel.getRegistry().bind("keepPlan", keepPlan);
        camel.addRoutes(new Reconcile());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void the_route_reads_as_the_mission() {
        assertThat(camel.getRouteDefinition("planning").getDescriptionText())
            .isEqualTo("What is true, who should know it, who was told: the difference is the plan");
        assertThat(camel.getRouteDefinition("planning").getOutputs()).extracting(ReconcileTest::told).containsExactly(
            "what-is-true: What is true of the citizen's stays, and who was told",
            "municipality: Which municipality acts today?",
            "coordinator-and-recipients: Who coordinates, and who has a part?",
            "may-they-know: May they know? Denied unless a legal basis says yes",
            "what-they-may-see: What may each of them see?",
            "channel-and-hour: What was not told yet, by which channel and when?",
            "plan-kept: Stores the plan and schedules its notices");
    }

    @Test
    void each_step_gets_what_the_step_before_found() {
        List<Staged<Situation>> situation = batch();
        List<Staged<Responsible>> responsible = batch();
        List<Staged<Parts>> parts = batch();
        List<Staged<Permissions>> permissions = batch();
        List<Staged<Wanted>> wanted = batch();
        List<Staged<Plan>> plan = batch();
        List<Optional<Instant>> again = List.of(Optional.of(Instant.parse("2026-11-23T07:00:00Z")));
        when(trueNow.read(any(), any())).thenReturn(situation);
        when(stages.municipality(any())).thenReturn(responsible);
        when(stages.recipients(any())).thenReturn(parts);
        when(stages.permissions(any())).thenReturn(permissions);
        when(stages.disclosure(any())).thenReturn(wanted);
        when(stages.difference(any())).thenReturn(plan);
        when(keepPlan.keep(any())).thenReturn(again);

        assertThat(camel.createProducerTemplate().request(PlanningEndpoints.RECONCILE, exchange -> {
            exchange.getMessage().setBody(List.of(LOOK));
            exchange.setProperty(AskRegisters.ANSWERS, ConsentAnswers.NONE);
        }).getMessage().getBody()).isSameAs(again);

        InOrder steps = inOrder(trueNow, stages, keepPlan);
        steps.verify(trueNow).read(List.of(LOOK), ConsentAnswers.NONE);
        steps.verify(stages).municipality(situation);
        steps.verify(stages).recipients(responsible);
        steps.verify(stages).permissions(parts);
        steps.verify(stages).disclosure(permissions);
        steps.verify(stages).difference(wanted);
        steps.verify(keepPlan).keep(plan);
        steps.verifyNoMoreInteractions();
    }

    private static String told(ProcessorDefinition<?> step) {
        return step.getId() + ": " + ((OptionalIdentifiedDefinition<?>) step).getDescriptionText();
    }

    /** A batch that equals no other batch. */
    private static <T> List<Staged<T>> batch() {
        return List.of(new Staged<>(new Look(OccasionKind.DUE, Optional.empty(), LOOK.citizen()), mock(Situation.class), null));
    }
}
