package dk.broen.routes.census;

import dk.broen.adapters.census.Fetched;
import dk.broen.adapters.census.ListFeed;
import dk.broen.adapters.census.ListFetch;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Reads the list where the configuration says. */
@Component
class FetchList {
    private final ListFetch fetch;

    FetchList(ListFetch fetch) {
        this.fetch = fetch;
    }

    @Handler
    Fetched fetch(Exchange exchange) throws InterruptedException {
        return fetch.fetch(exchange.getProperty(TakeList.FEED, ListFeed.class).source());
    }
}
