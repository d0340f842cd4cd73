package dk.broen.routes.planning;

import static dk.broen.routes.planning.PlanningEndpoints.LOOK;
import static dk.broen.routes.planning.PlanningEndpoints.RECONCILE;

import dk.broen.routes.transaction.OneTransaction;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Looks at a citizen although no message came: a fact was recorded, a human decided, a time was reached, a register is back. */
@Component
class LookAtCitizen extends RouteBuilder {
    private final OneTransaction transaction;

    LookAtCitizen(OneTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public void configure() {
        from(LOOK).routeId("look-at-citizen").description("Looks at a citizen for an occasion that is not a message")
            .errorHandler(noErrorHandler())
            .bean(AskRegisters.class, "aboutLooks").id("ask-consent-registers").description("Asks the consent registers of municipalities")
            .policy(transaction).id("look-transaction").description("Commits all steps or none")
            .bean(Identities.class, "inUse").id("lock").description("Locks the citizens under the numbers in use")
            .bean(NotPlannedYet.class).id("not-planned-yet").description("Leaves out what a killed hub had planned already")
            .filter(simple("${body.size} > 0")).id("something-to-look-at").description("Ends here if the occasion has its plan")
            .to(RECONCILE).id("look").description("What is true, who should know it, who was told");
    }
}
