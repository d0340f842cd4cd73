package dk.broen.routes.census;

import dk.broen.adapters.census.ListFeed;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Looks for the list of each hospital at its interval. */
@Component
class PollLists extends RouteBuilder {
    private final ListFeeds feeds;

    PollLists(ListFeeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public void configure() {
        feeds.all().forEach(this::poll);
    }

    private void poll(ListFeed feed) {
        String hospital = feed.hospital().value();
        from("timer:list-" + hospital + "?period=" + feed.every().toMillis()).routeId("poll-list-" + hospital)
            .routeConfigurationId(ListFailures.ID).description("Looks for the list of inpatients of " + hospital)
            .setProperty(TakeList.FEED, constant(feed)).id("feed-" + hospital).description("Where the list is and how it is written")
            .to(TakeList.ADDRESS).id("take-list-" + hospital).description("Reads and compares the list");
    }
}
