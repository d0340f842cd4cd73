package dk.broen.hub.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.FactsDocuments;
import dk.broen.domain.terms.MunicipalityCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives a municipality everything that is in force of it, as one facts document that is written page by page. */
@RestController
@RequestMapping("/api/facts")
@Tag(name = "facts")
class FactsExportApi {
    private static final Logger LOG = LoggerFactory.getLogger(FactsExportApi.class);
    private static final int PAGE = 500;

    private final Facts facts;
    private final OwnMunicipality own;
    private final ObjectMapper json;

    FactsExportApi(Facts facts, OwnMunicipality own, ObjectMapper json) {
        this.facts = facts;
        this.own = own;
        this.json = json;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Export the facts of a municipality",
        description = "A facts document with the facts in force about all citizens, in "
            + "the order of keys that say nothing. \"source\" limits it to the facts of one source. An operator names the municipality. The answer "
            + "is written while it is read: it is complete if it is valid JSON. The log says who exported.")
    void export(@RequestParam Optional<String> municipality, @RequestParam Optional<String> source, Principal client,
        HttpServletResponse response) throws IOException {
        MunicipalityCode code = own.viewOf(client).or(() -> municipality.map(MunicipalityCode::new))
            .orElseThrow(() -> new IllegalArgumentException("municipality: is missing; an operator names the municipality to export"));
        if (municipality.filter(asked -> !asked.equals(code.value())).isPresent()) {
            throw new ForeignMunicipalityException();
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        int citizens = 0;
        int written = 0;
        try (JsonGenerator out = json.getFactory().createGenerator(response.getOutputStream())) {
            out.setCodec(json);
            out.writeStartObject();
            out.writeArrayFieldStart("citizens");
            for (Facts.Page page = facts.page(code, source, "", PAGE); !page.citizens().isEmpty();
                page = facts.page(code, source, page.last(), PAGE)) {
                for (Facts.Seen seen : page.citizens()) {
                    out.writeTree(FactsDocuments.citizen(seen.citizen(), seen.version(), seen.facts()));
                    written += seen.facts().size();
                }
                citizens += page.citizens().size();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        LOG.info("BRN1411 facts-exported client={} municipality={} source={} citizens={} facts={}", client.getName(), code,
            source.isPresent() ? "one" : "all", citizens, written);
    }
}
