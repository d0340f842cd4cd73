package dk.broen.hub.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Adds to the description of the API what the methods themselves do not say: the login, the errors, examples, and the address for MedCom
 * messages, which a route serves.
 */
@Component
class ApiDescription implements OpenApiCustomizer {
    private static final String LOGIN = "login";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String FHIR = "application/fhir+json";
    /** What any request can be answered. */
    private static final Map<String, String> ALWAYS = Map.of(
        "400", "The request is wrong: a parameter or header that is not accepted, or no reason where one is required",
        "401", "No login, or a wrong one",
        "403", "The client does not have the role, or asks about what belongs to another",
        "404", "There is no such address or reference, or it belongs to another",
        "406", "The address has no answer of the kind that Accept names",
        "429", "Too many wrong passwords; Retry-After says how long to wait",
        "500", "The hub failed on the request; its log has the cause",
        "503", "The database does not answer; send the request again");
    /** What a request with a body can be answered as well. */
    private static final Map<String, String> WITH_BODY = Map.of(
        "409", "What the request refers to has changed: the preview is out of date, or somebody else has taken or closed the work item",
        "412", "The facts have changed since the version that the client read",
        "413", "The body is too long",
        "415", "The content type is not accepted, or the body is compressed",
        "422", "Something in the body is wrong, and nothing was recorded; faults lists what and where");
    private static final String FACTS = """
        {"because": "decision of 26 October: bostøtte",
         "citizens": [{"cpr": "1910560595",
           "services": [{"function": "HOUSING_SUPPORT", "unit": "aarhus-bostoette-nord", "from": "2026-11-01"}]}]}""";
    private static final Map<String, String> REQUESTS = Map.of(
        "/api/facts", FACTS,
        "/api/facts/search", "{\"cpr\": \"1910560595\"}",
        "/api/facts/{id}/end", "{\"because\": \"moved\", \"until\": \"2026-12-31\"}",
        "/api/facts/{id}/withdraw", "{\"because\": \"the citizen withdrew the consent\"}",
        "/api/work-items/{reference}/close", "{\"because\": \"settled by phone\"}",
        "/api/notices/{reference}/acknowledgement",
        "{\"answer\": \"NOT_US\", \"by\": \"Bodil Krog\", \"because\": \"the citizen has moved to another team\"}",
        "/api/notices/{reference}/resend", "{\"because\": \"the address is mended\"}");

    @Override
    public void customise(OpenAPI api) {
        api.info(new Info().title("Broen").version("v1")
            .description("Facts about citizens, work items, and what the hub told whom. docs/partners describes the use."));
        api.getComponents().addSecuritySchemes(LOGIN, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic")
            .description("Name and password of a client in broen.http.clients. Its role decides which addresses it may use."));
        api.getComponents().addSchemas("Problem",
            new ObjectSchema().description("What went wrong (RFC 9457). It never repeats a value of the request.")
                .addProperty("type", new StringSchema()).addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema()).addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("faults",
                    new ArraySchema().items(new StringSchema()).description("Only of 403 and 422: place, colon, what is wrong")));
        api.addSecurityItem(new SecurityRequirement().addList(LOGIN));
        api.path("/fhir/messages", new PathItem().post(medcom()));
        api.path("/xdis/messages", new PathItem().post(xdis()));
        api.getPaths().forEach(ApiDescription::complete);
    }

    private static void complete(String path, PathItem item) {
        item.readOperations().forEach(operation -> {
            ALWAYS.forEach((status, meaning) -> error(operation, status, meaning));
            if (operation.getRequestBody() != null) {
                WITH_BODY.forEach((status, meaning) -> error(operation, status, meaning));
                example(path, operation.getRequestBody());
            }
        });
    }

    private static void error(Operation operation, String status, String meaning) {
        if (operation.getResponses().get(status) == null) {
            operation.getResponses().addApiResponse(status, problem(status, meaning));
        }
    }

    private static ApiResponse problem(String status, String meaning) {
        MediaType problem = new MediaType().schema(new ObjectSchema().$ref("#/components/schemas/Problem"));
        if (status.equals("422")) {
            problem.example(Map.of("type", "about:blank", "status", 422, "detail", "The facts are refused; nothing was recorded", "faults",
                List.of("citizens[0].services[0].unit: is not a configured unit; did you mean \"aarhus-bostoette-nord\"?")));
        }
        return new ApiResponse().description(meaning).content(new Content().addMediaType(PROBLEM, problem));
    }

    private static void example(String path, RequestBody body) {
        MediaType json = body.getContent().get(JSON);
        if (json != null && REQUESTS.containsKey(path)) {
            json.example(REQUESTS.get(path));
        }
    }

    private static Operation medcom() {
        Content content = new Content();
        Stream.of(FHIR, "application/fhir+xml").forEach(type -> content.addMediaType(type, new MediaType().schema(new ObjectSchema())));
        Operation operation = new Operation().operationId("receiveHospitalNotification").addTagsItem("hospital")
            .summary("Send a MedCom HospitalNotification")
            .description("docs/medcom-conformance.md says what is accepted, and docs/MESSAGES.md explains each refusal. The answer is an "
                + "acknowledgement message (Bundle) in the format of the request; an OperationOutcome alone if the message names no id or no sender. "
                + "A message in a VANSEnvelope (application/xml) is answered in one: docs/partners/hospital.md. "
                + "The login of a municipality sends acknowledgements of its notices here, and nothing else.")
            .requestBody(new RequestBody().required(true).content(content));
        operation.responses(new ApiResponses()
            .addApiResponse("202", acknowledgement("Stored on disk", "ok"))
            .addApiResponse("400", new ApiResponse().description("The address has query parameters, or the body is a form"))
            .addApiResponse("422", acknowledgement("The message is wrong; the same message is refused again", "fatal-error"))
            .addApiResponse("503", acknowledgement("Not stored; send it again", "transient-error")));
        return operation;
    }

    private static Operation xdis() {
        Content content = new Content().addMediaType("application/xml", new MediaType().schema(new StringSchema()));
        Operation operation = new Operation().operationId("receiveXdis").addTagsItem("hospital").summary("Send XDIS20 or XDIS17 (OIOXML)")
            .description(
                "docs/xdis.md says how a letter is read and which receipt answers it. A letter in a VANSEnvelope is answered in one.")
            .requestBody(new RequestBody().required(true).content(content));
        return operation.responses(new ApiResponses()
            .addApiResponse("202",
                new ApiResponse().description("Stored on disk, with the positive receipt if the letter asks for it").content(content))
            .addApiResponse("422", new ApiResponse().description("The letter is wrong: the negative receipt").content(content)));
    }

    /** The header of the acknowledgement: the example shows where its code is, and not the whole message. */
    private static ApiResponse acknowledgement(String meaning, String code) {
        Map<String, Object> header = Map.of("resourceType", "MessageHeader", "response",
            Map.of("identifier", "the MessageHeader.id of the message", "code", code));
        return new ApiResponse().description(meaning).content(new Content().addMediaType(FHIR, new MediaType().schema(new ObjectSchema())
            .example(Map.of("resourceType", "Bundle", "type", "message", "entry", List.of(Map.of("resource", header))))));
    }
}
