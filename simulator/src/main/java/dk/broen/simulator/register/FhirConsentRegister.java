package dk.broen.simulator.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.simulator.web.JsonAnswer;
import dk.broen.simulator.web.WebRequest;
import dk.broen.simulator.web.WebServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/**
 * A municipality's consent register as a small FHIR R4 server. It answers {@code POST /fhir/Consent/_search} by the CPR number of the patient
 * with a searchset of the resources that {@link #put} stored, page by page. The address of a further page has a number instead of the search.
 */
public final class FhirConsentRegister implements AutoCloseable {
    private static final String BASE = "/fhir";
    private static final String CPR = "urn:oid:1.2.208.176.1.2|";

    private final WebServer server;
    private final Predicate<String> login;
    private final Map<String, List<JsonNode>> consents = new HashMap<>();
    private final List<List<JsonNode>> searched = new ArrayList<>();
    private final List<WebRequest> requests = new ArrayList<>();
    private Optional<JsonAnswer> instead = Optional.empty();
    private int pageSize = 50;

    /**
     * Starts the register on a free port, without TLS.
     *
     * @param login whether the register accepts a header {@code Authorization}
     */
    public FhirConsentRegister(Predicate<String> login) {
        this.login = login;
        this.server = WebServer.http(this::answer);
    }

    /**
     * Starts the register on a free port, with TLS.
     *
     * @param tls the certificate of the register, and the client certificates that it trusts
     * @param clientCertificate whether a client without such a certificate is refused
     */
    public FhirConsentRegister(Predicate<String> login, SSLContext tls, boolean clientCertificate) {
        this.login = login;
        this.server = WebServer.https(tls, clientCertificate, this::answer);
    }

    /** The base URL. */
    public URI uri() {
        return server.uri(BASE);
    }

    /** Replaces all consents of one citizen. */
    public synchronized void put(String cpr, List<? extends JsonNode> resources) {
        consents.put(cpr, List.copyOf(resources));
    }

    /** How many consents a page holds. */
    public synchronized void setPageSize(int size) {
        pageSize = size;
    }

    /** @param enabled true: every request with the right login gets HTTP status 503; false: normal answers */
    public synchronized void setDown(boolean enabled) {
        instead = enabled ? Optional.of(problem(503)) : Optional.empty();
    }

    /** Every request with the right login gets this answer. */
    public synchronized void answerInstead(JsonAnswer answer) {
        instead = Optional.of(answer);
    }

    /** The requests with the right login, in order. */
    public synchronized List<WebRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized JsonAnswer answer(WebRequest request) {
        if (!login.test(request.authorization())) {
            return problem(401);
        }
        requests.add(request);
        if (instead.isPresent()) {
            return instead.get();
        }
        if (request.method().equals("POST") && request.target().equals(BASE + "/Consent/_search")) {
            String patient = request.form().getOrDefault("patient.identifier", "");
            if (!patient.startsWith(CPR)) {
                return problem(400);
            }
            searched.add(consents.getOrDefault(patient.substring(CPR.length()), List.of()));
            return page(searched.size() - 1, 0);
        }
        if (request.method().equals("GET") && request.target().startsWith(BASE + "?_getpages=")) {
            String[] numbers = request.target().substring((BASE + "?_getpages=").length()).split("&_offset=");
            return page(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
        }
        return problem(404);
    }

    private JsonAnswer page(int search, int from) {
        List<JsonNode> found = searched.get(search);
        int to = Math.min(found.size(), from + pageSize);
        ObjectNode bundle = JsonNodeFactory.instance.objectNode().put("resourceType", "Bundle").put("type", "searchset")
            .put("total", found.size());
        if (to < found.size()) {
            bundle.putArray("link").addObject().put("relation", "next").put("url", uri() + "?_getpages=" + search + "&_offset=" + to);
        }
        ArrayNode entries = bundle.putArray("entry");
        found.subList(from, to).forEach(resource -> entries.addObject().put("fullUrl", uri() + "/Consent/" + resource.path("id").asText())
            .<ObjectNode>set("resource", resource).putObject("search").put("mode", "match"));
        if (entries.isEmpty()) {
            bundle.remove("entry");
        }
        return new JsonAnswer.Document(200, bundle);
    }

    private static JsonAnswer problem(int status) {
        ObjectNode outcome = JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
        outcome.putArray("issue").addObject().put("severity", "error").put("code", "processing");
        return new JsonAnswer.Document(status, outcome);
    }
}
