package dk.broen.routes.delivery;

import java.net.URI;

/** @param uri identifies the hub in its events: the same on all nodes, and another one than that of any other hub */
public record EventSource(URI uri) {
}
