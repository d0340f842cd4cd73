package dk.broen.adapters.configuration;

import dk.broen.adapters.census.ListFeed;
import dk.broen.adapters.folder.MessageFolder;
import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.followup.Deadlines;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.planning.Rules;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.mappings.notice.Texts;
import java.util.List;
import java.util.Set;

/** The result of loading a configuration directory: all of it, or all errors in it. */
public sealed interface ConfigurationResult {
    /**
     * The directory has no errors.
     *
     * @param functions the functions that {@code functions.yaml} defines
     * @param lists the lists of inpatients, of the hospitals that have them
     * @param folders the folders for messages, of the hospitals that have them
     * @param version a digest of the names and contents of all files that were read
     */
    record Loaded(Directory directory, Rules rules, Texts texts, Disclosure disclosure, Set<UnitFunction> functions,
        List<ListFeed> lists, List<MessageFolder> folders, String version)
        implements ConfigurationResult {
        public Loaded {
            functions = Set.copyOf(functions);
            lists = List.copyOf(lists);
            folders = List.copyOf(folders);
        }

        /** When work items are due. */
        public Deadlines deadlines() {
            return rules.deadlines();
        }
    }

    /**
     * The directory has errors.
     *
     * @param errors all errors, ordered by file and line; never empty
     */
    record Refused(List<ConfigurationError> errors) implements ConfigurationResult {
        public Refused {
            errors = List.copyOf(errors);
        }
    }
}
