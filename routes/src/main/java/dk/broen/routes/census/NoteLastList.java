package dk.broen.routes.census;

import dk.broen.adapters.census.AdmissionLists;
import dk.broen.adapters.census.ListFeed;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Notes which list counts before the next one is fetched: another hub can take a newer one meanwhile. */
@Component
class NoteLastList {
    /** Exchange property: the hash of the content of that list; empty before the first one. */
    static final String CONTENT = "BroenLastListContent";

    private final AdmissionLists lists;

    NoteLastList(AdmissionLists lists) {
        this.lists = lists;
    }

    @Handler
    void note(Exchange exchange) {
        exchange.setProperty(CONTENT, lists.contentHash(exchange.getProperty(TakeList.FEED, ListFeed.class).hospital()));
    }
}
