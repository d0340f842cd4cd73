package dk.broen.routes.census;

import static dk.broen.routes.arrival.IntakeQueues.INTAKE;
import static dk.broen.routes.arrival.IntakeQueues.REFUSED;

import dk.broen.routes.transaction.OneTransaction;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Takes a list of inpatients. What changed waits on the intake queue before the list counts as taken: if the hub fails in between, the next
 * look finds the same changes, which have the same message ids. A failure is handled by the calling route: handled here, in the split, it would not
 * roll the transaction back.
 */
@Component
class TakeList extends RouteBuilder {
    static final String ADDRESS = "direct:take-list";
    /** Exchange property: the {@link dk.broen.adapters.census.ListFeed}. */
    static final String FEED = "BroenListFeed";

    private final OneTransaction transaction;

    TakeList(OneTransaction transaction) {
        this.transaction = transaction;
    }

    // @formatter:off the indentation shows the branches
    @Override
    public void configure() {
        from(ADDRESS).routeId("take-list")
            .description("A list of inpatients: what changed is said like messages of the hospital")
            .errorHandler(noErrorHandler())
            .bean(NoteLastList.class).id("note-last-list").description("Which list counts before this look")
            .bean(FetchList.class).id("fetch-list").description("Reads the newest file of the folder, or asks the server")
            .policy(transaction).id("list-transaction").description("Commits all steps or none")
                .bean(CompareLists.class).id("compare-lists").description("What changed since the list before, or why it does not count")
                .split(body()).stopOnException().id("each-change").description("In the order of the list")
                    .bean(SealChange.class, "arrival").id("seal-change").description("Encrypts the message; the citizen becomes a hash")
                    .to(INTAKE).id("store-change").description("Intake queue; returns when the message is synced to disk")
                .end()
                .bean(WrongRows.class).id("wrong-rows").description("The rows that cannot be read, if they are not known yet")
                .split(body()).stopOnException().id("each-wrong-row").description("In the order of the list")
                    .bean(SealChange.class, "refusal").id("seal-wrong-row").description("Encrypts the row with the reason")
                    .to(REFUSED).id("store-wrong-row").description("Queue of refusals")
                .end()
            .end();
    }
    // @formatter:on
}
