package dk.broen.adapters.configuration;

import dk.broen.adapters.census.ListFeed;
import dk.broen.domain.census.ListRules;
import dk.broen.domain.terms.HospitalId;
import dk.broen.mappings.census.ListForm;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Checks and reads the key {@code list} of a hospital: its lists of inpatients. */
final class HospitalList {
    private static final int EVERY_SECONDS = 60;
    private static final int SHRINK_PERCENT = 50;
    private static final int SHRINK_AT_LEAST = 5;

    private HospitalList() {}

    static void check(YamlEntry list, Findings findings) {
        if (!list.present()) {
            return;
        }
        if (list.at("folder").present() == list.at("url").present()) {
            findings.add(list, "exactly one of folder and url is required");
        }
        list.at("url").optional().ifPresent(url -> {
            try {
                URI.create(url);
            } catch (IllegalArgumentException invalid) {
                findings.add(list.at("url"), "\"" + url + "\" is not an address");
            }
        });
        HospitalFile.checkCharset(list.at("charset"), findings);
    }

    static Optional<ListFeed> feed(HospitalId hospital, YamlEntry list, Path directory) {
        if (!list.present()) {
            return Optional.empty();
        }
        ListFeed.Source source = list.at("folder").optional().<ListFeed.Source>map(path -> new ListFeed.Folder(directory.resolve(path)))
            .orElseGet(() -> new ListFeed.Web(URI.create(list.at("url").text())));
        ListForm form = new ListForm(list.at("format").optional().map(ListForm.Syntax::valueOf).orElse(ListForm.Syntax.CSV),
            list.at("charset").optional().map(Charset::forName).orElse(StandardCharsets.UTF_8));
        YamlEntry shrink = list.at("shrink");
        return Optional.of(new ListFeed(hospital, source, Duration.ofSeconds(list.at("every_seconds").number(EVERY_SECONDS)), form,
            new ListRules(Set.copyOf(list.at("wards").texts()), shrink.at("percent").number(SHRINK_PERCENT),
                shrink.at("at_least").number(SHRINK_AT_LEAST))));
    }
}
