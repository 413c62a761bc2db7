export{a_29 as a,b_29 as b,c_29 as c,d_29 as d,e_29 as e,f_29 as f,g_29 as g}from"./check-at-once.js";
