package dk.broen.adapters.consent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.terms.Cpr;
import dk.broen.mappings.consent.ConsentPage;
import dk.broen.mappings.consent.ConsentSystems;
import dk.broen.mappings.consent.FhirConsents;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * FHIR R4: {@code POST [base]/Consent/_search} with the CPR number in the form of the body. Further pages are read with GET, as FHIR has it,
 * if their addresses belong to the same register and do not contain the CPR number.
 */
final class FhirForm implements RegisterForm {
    private static final int MAX_PAGES = 20;
    private static final String JSON = "application/fhir+json";
    /** What servers and proxies can read as a step out of a path: dots also before a parameter, backslashes, and what is encoded twice. */
    private static final Pattern UPWARDS = Pattern.compile("/\\.\\.|\\\\|%");

    private final FhirConsents mapping;
    private final Clock clock;

    FhirForm(FhirConsents mapping, Clock clock) {
        this.mapping = mapping;
        this.clock = clock;
    }

    @Override
    public List<Consent> consentsOf(Cpr citizen, RegisterConnection register, Deadline deadline) throws IOException, InterruptedException {
        List<Consent> consents = new ArrayList<>();
        int matches = 0;
        int bytes = 0;
        HttpRequest.Builder question = search(register.url(), citizen);
        for (int number = 1; number <= MAX_PAGES; number++) {
            byte[] body = register.answer(question, deadline, MAX_ANSWER_BYTES - bytes);
            bytes += body.length;
            ConsentPage.Read page = read(body, citizen);
            consents.addAll(page.consents());
            matches += page.matches();
            if (page.next().isEmpty()) {
                return complete(consents, matches, page);
            }
            question = HttpRequest.newBuilder(next(page.next().get(), register.url(), citizen)).header("Accept", JSON).GET();
        }
        throw new NoAnswer("too-many-pages");
    }

    /** A server that does not know a parameter must say so: else it would answer about everybody. */
    private static HttpRequest.Builder search(URI base, Cpr citizen) {
        String form = "patient.identifier=" + URLEncoder.encode(ConsentSystems.CPR + "|" + citizen.digits(), UTF_8)
            + "&_include=" + URLEncoder.encode("Consent:patient", UTF_8);
        return HttpRequest.newBuilder(URI.create(withSlash(base) + "Consent/_search"))
            .header("Content-Type", "application/x-www-form-urlencoded").header("Accept", JSON).header("Prefer", "handling=strict")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private ConsentPage.Read read(byte[] body, Cpr citizen) throws IOException {
        ConsentPage page = mapping.read(body, citizen, clock.instant());
        if (page instanceof ConsentPage.OtherCitizen) {
            throw new OtherCitizenAnswered();
        }
        if (page instanceof ConsentPage.Unreadable unreadable) {
            throw new NoAnswer(unreadable.why().code() + "-at-" + unreadable.why().location());
        }
        return (ConsentPage.Read) page;
    }

    /** A missing consent can be a refusal. */
    private static List<Consent> complete(List<Consent> consents, int matches, ConsentPage.Read last) throws NoAnswer {
        if (last.total().filter(total -> total != matches).isPresent()) {
            throw new NoAnswer("incomplete");
        }
        return consents;
    }

    /** The token of the hub goes to the register only, and a CPR number in no URL. */
    private static URI next(String link, URI base, Cpr citizen) throws NoAnswer {
        URI address;
        try {
            address = URI.create(withSlash(base)).resolve(link);
        } catch (IllegalArgumentException noAddress) {
            throw new NoAnswer("next-page-elsewhere");
        }
        if (!isWithin(address, base)) {
            throw new NoAnswer("next-page-elsewhere");
        }
        if (URLDecoder.decode(address.toString(), UTF_8).replace("-", "").contains(citizen.digits())) {
            throw new NoAnswer("cpr-in-next-page");
        }
        return address;
    }

    /** Servers write the address of a page below their base URL, or as a query to the base URL itself. */
    private static boolean isWithin(URI address, URI base) {
        return base.getScheme().equalsIgnoreCase(address.getScheme()) && base.getHost().equalsIgnoreCase(address.getHost())
            && port(base) == port(address) && address.getUserInfo() == null && isBelow(address.normalize().getPath(), base.getPath());
    }

    private static boolean isBelow(String path, String base) {
        return (path + "/").startsWith(withSlash(base)) && !UPWARDS.matcher(path).find();
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private static String withSlash(Object address) {
        return address.toString().endsWith("/") ? address.toString() : address + "/";
    }
}
