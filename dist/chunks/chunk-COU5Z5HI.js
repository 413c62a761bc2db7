export{a_42 as a,b_42 as b,c_42 as c,d_42 as d,e_42 as e,f_42 as f}from"./check-at-once.js";
