package dk.broen.routes.delivery;

import dk.broen.domain.terms.MunicipalityCode;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/**
 * The municipalities whose notices an operator holds back in this hub until its next start. A channel is paused by suspending its route.
 */
@Component
@ManagedResource(objectName = "dk.broen:type=Delivery", description = "Holds back the notices of a municipality")
public class Paused {
    private final Set<MunicipalityCode> municipalities = ConcurrentHashMap.newKeySet();

    Set<MunicipalityCode> municipalities() {
        return Set.copyOf(municipalities);
    }

    /** The codes of the municipalities. */
    @ManagedAttribute
    public String[] getPausedMunicipalities() {
        return municipalities.stream().map(MunicipalityCode::value).sorted().toArray(String[]::new);
    }

    /** Claims no notice of the municipality any more. What is being sent is finished. */
    @ManagedOperation(description = "Holds back the notices of a municipality")
    public void pause(String municipality) {
        municipalities.add(new MunicipalityCode(municipality));
    }

    /** Claims the notices of the municipality again. */
    @ManagedOperation(description = "Sends the notices of a municipality again")
    public void resume(String municipality) {
        municipalities.remove(new MunicipalityCode(municipality));
    }
}
