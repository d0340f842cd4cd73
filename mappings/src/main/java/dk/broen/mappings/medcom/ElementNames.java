package dk.broen.mappings.medcom;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildExtension;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of the elements that FHIR defines for the resources of a HospitalNotification and for their types. */
final class ElementNames {
    private static final List<String> RESOURCES = List.of("Bundle", "MessageHeader", "Patient", "Encounter", "Organization", "Provenance");
    private final Set<String> names = new HashSet<>(Set.of("resourceType"));
    private final Set<BaseRuntimeElementDefinition<?>> seen = new HashSet<>();

    private ElementNames() {}

    static Set<String> of(FhirContext fhir) {
        ElementNames all = new ElementNames();
        RESOURCES.forEach(resource -> all.add(fhir.getResourceDefinition(resource)));
        all.add(fhir.getElementDefinition("Extension"));
        return Set.copyOf(all.names);
    }

    private void add(BaseRuntimeElementDefinition<?> type) {
        if (type instanceof BaseRuntimeElementCompositeDefinition<?> composite && seen.add(type)) {
            composite.getChildren().forEach(this::add);
        }
    }

    private void add(BaseRuntimeChildDefinition child) {
        if (child instanceof RuntimeChildExtension) {
            // HAPI gives it the names of a choice of types; its type is Extension
            names.add(child.getElementName());
            return;
        }
        child.getValidChildNames().forEach(name -> {
            names.add(name);
            add(child.getChildByName(name));
        });
    }
}
