export{a_36 as a,b_36 as b,c_36 as c,d_36 as d,e_36 as e,f_36 as f,g_36 as g}from"./check-at-once.js";
