/** Follow-up clocks over Kafka: what is told of referrals comes in, how clocks stand goes out. Both are in the transaction of the tables. */
@NullMarked
package org.stepdown.enrollment.followup.kafka;

import org.jspecify.annotations.NullMarked;
