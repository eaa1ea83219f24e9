/** AWS: task definitions of ECS on Fargate, and the Terraform JSON of all that they need. */
@NullMarked
package dev.portolan.aws;

import org.jspecify.annotations.NullMarked;
