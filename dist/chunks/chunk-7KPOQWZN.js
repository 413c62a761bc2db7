export{a_12 as a,b_12 as b,c_12 as c,d_12 as d,e_12 as e,f_12 as f,g_12 as g}from"./check-at-once.js";
