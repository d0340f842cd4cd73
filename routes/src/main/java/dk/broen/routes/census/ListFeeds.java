package dk.broen.routes.census;

import dk.broen.adapters.census.ListFeed;
import java.util.List;

/** The lists of the configured hospitals. */
public record ListFeeds(List<ListFeed> all) {
    public ListFeeds {
        all = List.copyOf(all);
    }
}
