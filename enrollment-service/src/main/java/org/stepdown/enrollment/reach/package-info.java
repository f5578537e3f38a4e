/**
 * Who may do what with programs, cohorts and referrals, and whose patients somebody may see.
 * A patient in a program is that program's; one who is in none yet is seen by those who see the facility that sent them.
 */
@NullMarked
package org.stepdown.enrollment.reach;

import org.jspecify.annotations.NullMarked;
