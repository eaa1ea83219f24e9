package dev.portolan.aws;

import dev.portolan.model.EnvVariable;
import dev.portolan.terraform.ObjectValue;

/** What a container definition says of the account: known beforehand in a file of its own, computed in Terraform. */
interface ContainerValues {
    /** Puts the image. */
    void image(ObjectValue container, TaskImage image);

    /** Puts where the value of a variable is read from. */
    void parameter(ObjectValue secret, EnvVariable variable);

    /** Puts the group and the region of the logs. */
    void logs(ObjectValue options);
}
