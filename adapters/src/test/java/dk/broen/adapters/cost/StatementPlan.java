package dk.broen.adapters.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** How the server executed one statement. */
record StatementPlan(JsonNode explained) {
    String statement() {
        return explained.path("Query Text").asText();
    }

    /** Whether the statement is about tables of the hub. */
    boolean isOfTheHub() {
        return nodes().anyMatch(node -> node.has("Relation Name") && !node.path("Relation Name").asText().startsWith("pg_"));
    }

    /** The tables that were read from the first to the last row. */
    List<String> scanned() {
        return nodes().filter(node -> node.path("Node Type").asText().equals("Seq Scan")).map(node -> node.path("Relation Name").asText())
            .toList();
    }

    /** The largest number of rows that one step of the plan read, sorted or passed on. */
    double mostRows() {
        return nodes().mapToDouble(StatementPlan::rows).max().orElse(0);
    }

    private static double rows(JsonNode node) {
        return node.path("Actual Loops").asDouble() * (node.path("Actual Rows").asDouble() + node.path("Rows Removed by Filter").asDouble()
            + node.path("Rows Removed by Join Filter").asDouble() + node.path("Rows Removed by Index Recheck").asDouble());
    }

    private Stream<JsonNode> nodes() {
        return nodes(explained.path("Plan"));
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(Stream.of(node), StreamSupport
            .stream(Spliterators.spliteratorUnknownSize(node.path("Plans").elements(), 0), false).flatMap(StatementPlan::nodes));
    }

    /** The statement and its numbers in one line, for the message of a failing test. */
    @Override
    public String toString() {
        return "scans " + scanned() + ", rows " + mostRows() + ": " + statement().replaceAll("\\s+", " ")
            + outline(explained.path("Plan"), "\n  ");
    }

    private static String outline(JsonNode node, String margin) {
        StringBuilder text = new StringBuilder(margin).append(node.path("Node Type").asText()).append(' ')
            .append(node.path("Relation Name").asText()).append(' ').append(node.path("Index Name").asText()).append(" rows ")
            .append(rows(node));
        node.path("Plans").forEach(inner -> text.append(outline(inner, margin + "  ")));
        return text.toString();
    }
}
